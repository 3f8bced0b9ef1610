"""How often one address may do something, as (times, seconds); counted by kern/snelheid.py."""

SNELHEDEN = {
    "inloggen": (20, 60),
    "afspraak_code": (5, 60),
    "afspraak_vasthouden": (20, 600),
    "wachtlijst": (10, 600),
    "zuil_fout": (5, 60),  # wrong tries per kiosk
    "volgnummer": (30, 60),
    "digid": (30, 60),
    "zoeken": (60, 60),
    "echtheid": (5, 60),
    "terugbellen": (5, 600),
    "formulier_begin": (30, 600),
    "formulier": (120, 60),  # posts of who is not logged in
    "hervatten": (20, 600),
    "hervatlink": (5, 900),  # per link
    "ondertekenen": (60, 600),
    "ondertekencode": (5, 3600),  # codes sent, per link
    "bestanden": (60, 600),  # uploads of who is not logged in
    "hervatmail": (5, 3600),  # per e-mail address
}
