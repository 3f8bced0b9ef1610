import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("formulieren", "0005_machtiging_met_document"),
    ]

    operations = [
        migrations.AlterField(
            model_name="bewaarregel",
            name="dagen",
            field=models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(36500)]),
        ),
    ]
