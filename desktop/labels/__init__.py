"""Labels: a template and a record become a drawing in whole printer dots, and that becomes bytes; pure functions."""
