"""Appointments: what can be booked where, what is taken, and what happened to each."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portaal.kern.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("inwoners", "0003_geheim_en_overleden"),
        ("organisatie", "0002_parkeerzones"),
        ("producten", "0001_begin"),
        ("zaken", "0004_nagestuurde_bestanden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nummer", models.CharField(max_length=8, unique=True)),
                ("datum", models.DateField()),
                ("start", models.DateTimeField()),
                ("eind", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("optie", "Even vastgehouden"),
                            ("bevestigd", "Bevestigd"),
                            ("aangemeld", "Is er"),
                            ("opgeroepen", "Opgeroepen"),
                            ("geholpen", "Geholpen"),
                            ("niet_verschenen", "Niet verschenen"),
                            ("geannuleerd", "Geannuleerd"),
                            ("verlopen", "Niet op tijd bevestigd"),
                        ],
                        max_length=16,
                    ),
                ),
                ("optie_tot", models.DateTimeField(blank=True, null=True)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("balie", "Aan de balie"),
                            ("telefoon", "Telefonisch"),
                            ("video", "Met video"),
                            ("thuis", "Bij u thuis"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("online", "Online"),
                            ("medewerker", "Door een medewerker"),
                            ("inloop", "Zonder afspraak gekomen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("contact", portaal.kern.velden.EncryptedJSONField(default=dict)),
                ("volgnummer_ics", models.PositiveSmallIntegerField(default=0)),
                ("sleutel", models.CharField(blank=True, max_length=80, null=True)),
                ("aangemeld_op", models.DateTimeField(blank=True, null=True)),
                ("opgeroepen_op", models.DateTimeField(blank=True, null=True)),
                ("geholpen_op", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "inwoner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="inwoners.inwoner",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="organisatie.locatie",
                    ),
                ),
                (
                    "zaak",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="zaken.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "afspraken",
                "ordering": ["start", "id"],
            },
        ),
        migrations.CreateModel(
            name="Afspraaksoort",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("slug", models.SlugField(unique=True)),
                ("naam", models.CharField(max_length=80)),
                ("uitleg", models.CharField(blank=True, max_length=250)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("balie", "Aan de balie"),
                            ("telefoon", "Telefonisch"),
                            ("video", "Met video"),
                            ("thuis", "Bij u thuis"),
                        ],
                        default="balie",
                        max_length=10,
                    ),
                ),
                (
                    "duur_eerste",
                    models.PositiveSmallIntegerField(verbose_name="minuten voor de eerste persoon"),
                ),
                (
                    "duur_extra",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="minuten voor elke volgende persoon"
                    ),
                ),
                ("buffer", models.PositiveSmallIntegerField(default=0, verbose_name="minuten erna")),
                ("max_personen", models.PositiveSmallIntegerField(default=1)),
                (
                    "voorloop_uren",
                    models.PositiveSmallIntegerField(default=2, verbose_name="uren van tevoren"),
                ),
                ("horizon_dagen", models.PositiveSmallIntegerField(default=60, verbose_name="dagen vooruit")),
                (
                    "norm_werkdagen",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="beloofde wachttijd"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                ("combineert_met", models.ManyToManyField(blank=True, to="afspraken.afspraaksoort")),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraaksoorten",
                        to="producten.product",
                    ),
                ),
                (
                    "zaaktype",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraaksoorten",
                        to="zaken.zaaktype",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "afspraaksoorten",
                "ordering": ["volgorde", "naam"],
            },
        ),
        migrations.CreateModel(
            name="AfspraakRegel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("personen", models.PositiveSmallIntegerField(default=1)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="afspraken.afspraak",
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
                "verbose_name_plural": "afspraakregels",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Balie",
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
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="balies",
                        to="organisatie.locatie",
                    ),
                ),
                (
                    "soorten",
                    models.ManyToManyField(blank=True, related_name="balies", to="afspraken.afspraaksoort"),
                ),
            ],
            options={
                "verbose_name_plural": "balies",
                "ordering": ["locatie", "naam"],
            },
        ),
        migrations.AddField(
            model_name="afspraak",
            name="balie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="afspraken", to="afspraken.balie"
            ),
        ),
        migrations.CreateModel(
            name="Balieblokkade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("datum", models.DateField()),
                ("van", models.TimeField()),
                ("tot", models.TimeField()),
                ("reden", models.CharField(blank=True, max_length=120)),
                (
                    "balie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blokkades",
                        to="afspraken.balie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "balieblokkades",
                "ordering": ["datum", "van"],
            },
        ),
        migrations.CreateModel(
            name="LocatieDag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("datum", models.DateField()),
                ("versie", models.PositiveIntegerField(default=0)),
                ("bezet", models.JSONField(default=dict)),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dagen",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "locatiedagen",
            },
        ),
        migrations.CreateModel(
            name="Cel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begin", models.DateTimeField()),
                ("vrij_vanaf", models.DateTimeField(blank=True, null=True)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cellen",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "balie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="afspraken.balie"
                    ),
                ),
                (
                    "dag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cellen",
                        to="afspraken.locatiedag",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cellen",
            },
        ),
        migrations.CreateModel(
            name="Openingsblok",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekdag",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "maandag"),
                            (1, "dinsdag"),
                            (2, "woensdag"),
                            (3, "donderdag"),
                            (4, "vrijdag"),
                            (5, "zaterdag"),
                            (6, "zondag"),
                        ]
                    ),
                ),
                ("van", models.TimeField()),
                ("tot", models.TimeField()),
                ("geldig_van", models.DateField()),
                ("geldig_tot", models.DateField(blank=True, null=True, verbose_name="laatste dag")),
                ("elke_n_weken", models.PositiveSmallIntegerField(default=1)),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openingsblokken",
                        to="organisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "openingsblokken",
                "ordering": ["locatie", "weekdag", "van"],
            },
        ),
        migrations.CreateModel(
            name="BlokBalie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("online", models.BooleanField(default=True)),
                (
                    "balie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blokken",
                        to="afspraken.balie",
                    ),
                ),
                (
                    "blok",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blokbalies",
                        to="afspraken.openingsblok",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "balies per blok",
            },
        ),
        migrations.CreateModel(
            name="SoortLocatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("duur_eerste", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "alleen_intern",
                    models.BooleanField(default=False, verbose_name="alleen te boeken door medewerkers"),
                ),
                (
                    "dagquotum",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hoogstens per dag"),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraaksoorten",
                        to="organisatie.locatie",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locaties",
                        to="afspraken.afspraaksoort",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "soorten per locatie",
            },
        ),
        migrations.CreateModel(
            name="Voorval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("optie", "Tijd vastgehouden"),
                            ("bevestigd", "Bevestigd"),
                            ("verlengd", "Langer vastgehouden"),
                            ("verplaatst", "Verplaatst"),
                            ("geannuleerd", "Geannuleerd"),
                            ("verlopen", "Niet op tijd bevestigd"),
                            ("aangemeld", "Aangemeld"),
                            ("opgeroepen", "Opgeroepen"),
                            ("geholpen", "Geholpen"),
                            ("niet_verschenen", "Niet verschenen"),
                        ],
                        max_length=16,
                    ),
                ),
                ("van", models.DateTimeField(blank=True, null=True)),
                ("naar", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorvallen",
                        to="afspraken.afspraak",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "voorvallen",
                "ordering": ["at", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="afspraaksoort",
            constraint=models.CheckConstraint(
                condition=models.Q(("duur_eerste__gt", 0)), name="afspraaksoort_duurt_iets"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraaksoort",
            constraint=models.CheckConstraint(
                condition=models.Q(("max_personen__gt", 0)), name="afspraaksoort_minstens_een"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraakregel",
            constraint=models.UniqueConstraint(
                fields=("afspraak", "soort"), name="afspraakregel_een_per_soort"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraakregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("personen__gt", 0)), name="afspraakregel_minstens_een"
            ),
        ),
        migrations.AddConstraint(
            model_name="balie",
            constraint=models.UniqueConstraint(fields=("locatie", "naam"), name="balie_naam_per_locatie"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(fields=["locatie", "datum"], name="afspraak_dag"),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.UniqueConstraint(fields=("sleutel",), name="afspraak_eenmaal_per_sleutel"),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("eind"))), name="afspraak_start_voor_eind"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "optie"), _negated=True),
                    ("optie_tot__isnull", False),
                    _connector="OR",
                ),
                name="afspraak_optie_heeft_einde",
            ),
        ),
        migrations.AddIndex(
            model_name="balieblokkade",
            index=models.Index(fields=["datum", "balie"], name="balieblokkade_dag"),
        ),
        migrations.AddConstraint(
            model_name="balieblokkade",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lt", models.F("tot"))), name="balieblokkade_van_voor_tot"
            ),
        ),
        migrations.AddConstraint(
            model_name="locatiedag",
            constraint=models.UniqueConstraint(fields=("locatie", "datum"), name="locatiedag_eenmaal"),
        ),
        migrations.AddIndex(
            model_name="cel",
            index=models.Index(
                condition=models.Q(("vrij_vanaf__isnull", False)), fields=["vrij_vanaf"], name="cel_komt_vrij"
            ),
        ),
        migrations.AddConstraint(
            model_name="cel",
            constraint=models.UniqueConstraint(fields=("balie", "begin"), name="cel_een_afspraak_per_balie"),
        ),
        migrations.AddConstraint(
            model_name="openingsblok",
            constraint=models.CheckConstraint(
                condition=models.Q(("van__lt", models.F("tot"))), name="blok_van_voor_tot"
            ),
        ),
        migrations.AddConstraint(
            model_name="openingsblok",
            constraint=models.CheckConstraint(
                condition=models.Q(("elke_n_weken__gt", 0)), name="blok_elke_week_of_meer"
            ),
        ),
        migrations.AddConstraint(
            model_name="blokbalie",
            constraint=models.UniqueConstraint(fields=("blok", "balie"), name="blokbalie_eenmaal"),
        ),
        migrations.AddConstraint(
            model_name="soortlocatie",
            constraint=models.UniqueConstraint(fields=("soort", "locatie"), name="soort_een_per_locatie"),
        ),
    ]
