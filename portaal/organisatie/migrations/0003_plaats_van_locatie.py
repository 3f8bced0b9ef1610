"""Where a locatie lies, for the distance to it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisatie", "0002_parkeerzones"),
    ]

    operations = [
        migrations.AddField(
            model_name="locatie",
            name="lat",
            field=models.FloatField(blank=True, null=True, verbose_name="breedtegraad"),
        ),
        migrations.AddField(
            model_name="locatie",
            name="lon",
            field=models.FloatField(blank=True, null=True, verbose_name="lengtegraad"),
        ),
    ]
