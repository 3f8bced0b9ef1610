"""A sluiting takes time from the hours of a day, and can be taken back by itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisatie", "0003_plaats_van_locatie"),
    ]

    operations = [
        migrations.AddField(
            model_name="afwijking",
            name="sluiting",
            field=models.UUIDField(blank=True, null=True, unique=True),
        ),
    ]
