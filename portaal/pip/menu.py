"""The items of the menu that Mijn omgeving brings itself."""

from portaal.berichten.queries import tel_ongelezen

from .navigatie import MenuItem, register

register(MenuItem("overzicht", "Overzicht", "pip:overzicht", 10))
register(MenuItem("zaken", "Mijn zaken", "pip:zaken", 20))
register(MenuItem("berichten", "Berichten", "pip:berichten", 30, tel_ongelezen))
register(MenuItem("afspraken", "Mijn afspraken", "pip:afspraken", 35))
register(MenuItem("vergunningen", "Mijn vergunningen", "pip:vergunningen", 40))
register(MenuItem("gegevens", "Mijn gegevens", "pip:gegevens", 90))
