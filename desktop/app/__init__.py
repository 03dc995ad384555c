"""The only place where things are put together: settings, database, devices, presenters, window."""

from typing import TYPE_CHECKING

from desktop.app.home import Home, Options, find_home
from desktop.domain.clock import Clock
from desktop.domain.steady_clock import SteadyClock
from desktop.local_time import use_zone

if TYPE_CHECKING:
    from desktop.storage.unit_of_work import Store

__all__ = ["Home", "Options", "find_home", "open_store", "open_store_at"]


def open_store(options: Options, clock: Clock | None = None) -> "Store":
    """The database of a headless command, upgraded.

    Raises:
        EnvironmentFault: it cannot be opened or is newer than the program.
    """
    from desktop.queries.site_zone import site_zone

    home = find_home(options)
    store = open_store_at(home.database_url, clock)
    with store.read() as connection:
        use_zone(site_zone(connection, home.settings.site))
    return store


def open_store_at(url: str, clock: Clock | None = None) -> "Store":
    """The database at a URL, upgraded; without a clock it gets a steady one that has asked the server for its time.

    Raises:
        EnvironmentFault: it cannot be opened or is newer than the program.
    """
    from desktop.storage.engine import open_engine
    from desktop.storage.server_time import anchor
    from desktop.storage.unit_of_work import Store
    from desktop.storage.upgrade import upgrade

    engine = open_engine(url)
    upgrade(engine)
    trusted = clock or SteadyClock()
    if isinstance(trusted, SteadyClock):
        anchor(trusted, engine)
    return Store(engine, trusted)
