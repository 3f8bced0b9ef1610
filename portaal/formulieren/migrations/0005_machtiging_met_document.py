from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("formulieren", "0004_binnengekomen_op")]

    operations = [
        migrations.AlterField(
            model_name="ondertekening",
            name="status",
            field=models.CharField(
                choices=[
                    ("gevraagd", "Gevraagd"),
                    ("getekend", "Getekend"),
                    ("geweigerd", "Geweigerd"),
                    ("verlopen", "Verlopen"),
                    ("document", "Niet gevraagd: machtiging meegestuurd"),
                ],
                default="gevraagd",
                max_length=12,
            ),
        ),
    ]
