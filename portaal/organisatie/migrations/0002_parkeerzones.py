import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisatie", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Parkeerzone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("naam", models.CharField(max_length=60)),
                ("vergunningen_per_adres", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "parkeerzones",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Zonepostcodes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("van", models.CharField(max_length=7)),
                ("tot", models.CharField(max_length=7, verbose_name="tot en met")),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodes",
                        to="organisatie.parkeerzone",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "zonepostcodes",
                "ordering": ["van"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("van__lte", models.F("tot"))), name="zonepostcodes_van_voor_tot"
                    )
                ],
            },
        ),
    ]
