"""Waiting list, queue at the balie, visits at home, moving many at once, busy periods and the norm."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portaal.kern.velden


class Migration(migrations.Migration):
    dependencies = [
        ("afspraken", "0001_begin"),
        ("inwoners", "0003_geheim_en_overleden"),
        ("organisatie", "0003_plaats_van_locatie"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="afspraak",
            name="geboortedatum_idx",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="afspraaksoort",
            name="is_afhalen",
            field=models.BooleanField(default=False, verbose_name="ophalen wat klaarligt"),
        ),
        migrations.CreateModel(
            name="Bezoekgebied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=60)),
                (
                    "reistijd",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="minuten tussen twee bezoeken in dit gebied"
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bezoekgebieden",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bezoekgebieden",
                "ordering": ["naam"],
            },
        ),
        migrations.AddField(
            model_name="afspraak",
            name="gebied",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="afspraken.bezoekgebied",
            ),
        ),
        migrations.CreateModel(
            name="Drukmelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tekst", models.CharField(max_length=160)),
                ("van", models.DateTimeField()),
                ("tot", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drukmeldingen",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "drukmeldingen",
                "ordering": ["-van"],
            },
        ),
        migrations.CreateModel(
            name="Drukteperiode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=60)),
                ("advies", models.CharField(max_length=160)),
                ("van", models.DateField()),
                ("tot", models.DateField(verbose_name="laatste dag")),
                ("elk_jaar", models.BooleanField(default=True)),
                (
                    "soorten",
                    models.ManyToManyField(related_name="drukteperiodes", to="afspraken.afspraaksoort"),
                ),
            ],
            options={
                "verbose_name_plural": "drukteperiodes",
                "ordering": ["van"],
            },
        ),
        migrations.CreateModel(
            name="EersteVrij",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("datum", models.DateField()),
                ("gemeten_op", models.DateTimeField()),
                ("eerste", models.DateTimeField(blank=True, null=True)),
                ("werkdagen", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("norm_werkdagen", models.PositiveSmallIntegerField()),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="eerste_vrij",
                        to="organisatie.locatie",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="eerste_vrij",
                        to="afspraken.afspraaksoort",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "metingen van de eerste vrije tijd",
                "ordering": ["datum", "locatie", "soort"],
            },
        ),
        migrations.CreateModel(
            name="Gebiedpostcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cijfers", models.CharField(max_length=4, unique=True)),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodes",
                        to="afspraken.bezoekgebied",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "gebiedpostcodes",
                "ordering": ["cijfers"],
            },
        ),
        migrations.CreateModel(
            name="Reistijd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("minuten", models.PositiveSmallIntegerField()),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reistijden_naar",
                        to="afspraken.bezoekgebied",
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reistijden_van",
                        to="afspraken.bezoekgebied",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "reistijden",
                "ordering": ["van", "naar"],
            },
        ),
        migrations.CreateModel(
            name="Verzetting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sleutel", models.CharField(max_length=80, unique=True)),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[("sluiting", "Locatie gesloten"), ("dag", "Dag verzet")], max_length=12
                    ),
                ),
                ("datum", models.DateField()),
                ("van", models.TimeField(blank=True, null=True)),
                ("tot", models.TimeField(blank=True, null=True)),
                ("naar_datum", models.DateField(blank=True, null=True)),
                ("reden", models.CharField(max_length=120)),
                ("klaar_op", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzettingen",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "verzettingen",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Verzetregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("wacht", "Nog te verzetten"),
                            ("verplaatst", "Verplaatst"),
                            ("kiest_zelf", "Kiest zelf"),
                            ("vervallen", "Was al afgezegd of verplaatst"),
                        ],
                        default="wacht",
                        max_length=12,
                    ),
                ),
                ("van", models.DateTimeField()),
                ("naar", models.DateTimeField(blank=True, null=True)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verzetregels",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "verzetting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="afspraken.verzetting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "verzetregels",
                "ordering": ["van", "id"],
            },
        ),
        migrations.CreateModel(
            name="Volgnummer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("datum", models.DateField()),
                ("nummer", models.CharField(max_length=6)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wacht", "Wacht"),
                            ("opgeroepen", "Opgeroepen"),
                            ("aan_balie", "Aan de balie"),
                            ("geparkeerd", "Even opzij gezet"),
                            ("geholpen", "Geholpen"),
                            ("niet_verschenen", "Niet verschenen"),
                        ],
                        default="wacht",
                        max_length=16,
                    ),
                ),
                ("beurt_vanaf", models.DateTimeField()),
                ("aangemeld_op", models.DateTimeField()),
                ("opgeroepen_op", models.DateTimeField(blank=True, null=True)),
                ("keer_opgeroepen", models.PositiveSmallIntegerField(default=0)),
                ("aan_balie_op", models.DateTimeField(blank=True, null=True)),
                ("klaar_op", models.DateTimeField(blank=True, null=True)),
                (
                    "afspraak",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="volgnummer",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "balie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgnummers",
                        to="afspraken.balie",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgnummers",
                        to="organisatie.locatie",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="afspraken.afspraaksoort",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "volgnummers",
                "ordering": ["datum", "beurt_vanaf", "id"],
            },
        ),
        migrations.CreateModel(
            name="Wachtlijstplek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("van", models.DateField()),
                ("tot", models.DateField(verbose_name="laatste dag")),
                (
                    "dagdeel",
                    models.CharField(
                        choices=[
                            ("heel", "Maakt niet uit"),
                            ("ochtend", "In de ochtend"),
                            ("middag", "In de middag of avond"),
                        ],
                        default="heel",
                        max_length=10,
                    ),
                ),
                ("contact", portaal.kern.velden.EncryptedJSONField(default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wacht", "Wacht op iets eerders"),
                            ("aangeboden", "Moment aangeboden"),
                            ("genomen", "Moment genomen"),
                            ("verlopen", "Voorbij"),
                            ("gestopt", "Afgemeld"),
                        ],
                        default="wacht",
                        max_length=12,
                    ),
                ),
                ("aanbiedingen", models.PositiveSmallIntegerField(default=0, verbose_name="keer aangeboden")),
                ("sleutel", models.CharField(blank=True, max_length=80, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "aanbod",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="aangeboden_aan",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "afspraak",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wachtlijstplekken",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "inwoner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wachtlijst",
                        to="inwoners.inwoner",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wachtlijst",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "wachtlijstplekken",
                "ordering": ["created_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Wachtlijstregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("personen", models.PositiveSmallIntegerField(default=1)),
                (
                    "plek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="afspraken.wachtlijstplek",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="afspraken.afspraaksoort",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "wachtlijstregels",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Zuil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=40)),
                (
                    "soort",
                    models.CharField(
                        choices=[("aanmelden", "Aanmeldzuil"), ("scherm", "Oproepscherm")], max_length=10
                    ),
                ),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zuilen",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "zuilen",
                "ordering": ["locatie", "naam"],
            },
        ),
        migrations.AddConstraint(
            model_name="bezoekgebied",
            constraint=models.UniqueConstraint(
                fields=("locatie", "naam"), name="bezoekgebied_naam_per_locatie"
            ),
        ),
        migrations.AddConstraint(
            model_name="drukmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lt", models.F("tot"))), name="drukmelding_van_voor_tot"
            ),
        ),
        migrations.AddConstraint(
            model_name="drukteperiode",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lte", models.F("tot"))), name="drukteperiode_van_voor_tot"
            ),
        ),
        migrations.AddConstraint(
            model_name="eerstevrij",
            constraint=models.UniqueConstraint(
                fields=("locatie", "soort", "datum"), name="eerste_vrij_eenmaal_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="reistijd",
            constraint=models.UniqueConstraint(fields=("van", "naar"), name="reistijd_eenmaal_per_paar"),
        ),
        migrations.AddConstraint(
            model_name="reistijd",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lt", models.F("naar"))), name="reistijd_laagste_eerst"
            ),
        ),
        migrations.AddConstraint(
            model_name="verzetregel",
            constraint=models.UniqueConstraint(fields=("verzetting", "afspraak"), name="verzetregel_eenmaal"),
        ),
        migrations.AddIndex(
            model_name="volgnummer",
            index=models.Index(fields=["locatie", "datum", "status"], name="volgnummer_wachtrij"),
        ),
        migrations.AddConstraint(
            model_name="volgnummer",
            constraint=models.UniqueConstraint(
                fields=("locatie", "datum", "nummer"), name="volgnummer_eenmaal_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="volgnummer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["opgeroepen", "aan_balie"])),
                fields=("balie",),
                name="volgnummer_een_tegelijk_per_balie",
            ),
        ),
        migrations.AddConstraint(
            model_name="volgnummer",
            constraint=models.CheckConstraint(
                condition=models.Q(("afspraak__isnull", False), ("soort__isnull", False), _connector="OR"),
                name="volgnummer_afspraak_of_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="volgnummer",
            constraint=models.CheckConstraint(
                condition=models.Q(("beurt_vanaf__gte", models.F("aangemeld_op"))),
                name="volgnummer_wacht_na_aanmelden",
            ),
        ),
        migrations.AddIndex(
            model_name="wachtlijstplek",
            index=models.Index(fields=["status", "created_at"], name="wachtlijstplek_beurt"),
        ),
        migrations.AddConstraint(
            model_name="wachtlijstplek",
            constraint=models.UniqueConstraint(
                fields=("sleutel",), name="wachtlijstplek_eenmaal_per_sleutel"
            ),
        ),
        migrations.AddConstraint(
            model_name="wachtlijstplek",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lte", models.F("tot"))), name="wachtlijstplek_van_voor_tot"
            ),
        ),
        migrations.AddConstraint(
            model_name="wachtlijstplek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "aangeboden"), _negated=True),
                    ("aanbod__isnull", False),
                    _connector="OR",
                ),
                name="wachtlijstplek_aanbod_als_aangeboden",
            ),
        ),
        migrations.AddConstraint(
            model_name="wachtlijstregel",
            constraint=models.UniqueConstraint(
                fields=("plek", "soort"), name="wachtlijstregel_een_per_soort"
            ),
        ),
        migrations.AddConstraint(
            model_name="wachtlijstregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("personen__gt", 0)), name="wachtlijstregel_minstens_een"
            ),
        ),
        migrations.AddConstraint(
            model_name="zuil",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken_op", None)),
                fields=("locatie", "naam"),
                name="zuil_naam_per_locatie",
            ),
        ),
    ]
