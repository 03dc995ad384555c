"""Hardware: bytes in, bytes out; knows neither UDI nor stock."""
