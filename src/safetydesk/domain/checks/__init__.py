"""The one validation. Forms show these problems beside their fields; services refuse on them."""
