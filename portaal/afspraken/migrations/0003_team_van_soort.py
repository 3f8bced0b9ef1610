"""Which team works with a soort afspraak that has no zaaktype."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("afspraken", "0002_balie_wachtlijst_bezoek"),
        ("organisatie", "0003_plaats_van_locatie"),
    ]

    operations = [
        migrations.AddField(
            model_name="afspraaksoort",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisatie.team",
            ),
        ),
    ]
