"""The admin, fitted to editors: no page types or menus they cannot use."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def naar_werkplek() -> MenuItem:
    """Staff who edit and handle zaken go back and forth."""
    return MenuItem("Werkplek", "/werkplek/", icon_name="arrow-left", order=10_000)
