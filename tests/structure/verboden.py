"""Words that lost: one spelling per term. This is the one place where they stand."""

# Part of an identifier → what it is called here.
IN_NAMEN = {
    "case": "zaak",
    "cases": "zaken",
    "citizen": "inwoner",
    "citizens": "inwoners",
    "burger": "inwoner",
    "burgers": "inwoners",
    "employee": "medewerker",
    "employees": "medewerkers",
    "appointment": "afspraak",
    "appointments": "afspraken",
    "report": "melding",
    "reports": "meldingen",
    "complaint": "klacht",
    "utils": "a module named for what it does",
    "helpers": "a module named for what it does",
}

# Names that others gave.
NAMEN_VAN_ANDEREN = {"TAGGIT_CASE_INSENSITIVE"}

# Pattern in a text that residents or staff read → why not.
IN_TEKSTEN = {
    r"\b(?:je|jij|jou|jouw|jullie)\b": "de lezer is 'u'",
    r"\bburgers?\b": "inwoner",
    r"\bambtena(?:ar|ren)\b": "medewerker",
    r"\b(?:case|citizen|employee|appointment)s?\b": "Nederlands",
    r"\b(?:middels|teneinde|derhalve|alsmede|betreffende|desgewenst|voornoemde?|dient te)\b": "gewoon Nederlands (B1)",
    r"\bklik hier\b": "een link zegt waar die heen gaat",
}

# Pattern in any committed file → why not. A letter in brackets keeps a pattern from finding itself.
IN_BESTANDEN = {
    r"pythonh[o]sted|p[y]pi\.org|registry\.n[p]mjs|d[e]b\.debian\.org": "no registry host",
    r"/w[o]rk/|/r[o]ot/|/h[o]me/[a-z]|/t[m]p/plan|(?<![\w/.])sh[a]red/": "no path of one machine",
    r"(?i)\bcl[a]ude\b|\bchat[g]pt\b|\bcop[i]lot\b|\bL[L]M\b|\bA[I]-": "nothing about how the text was made",
}
