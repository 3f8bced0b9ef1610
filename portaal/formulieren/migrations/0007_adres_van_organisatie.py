from django.db import migrations

import portaal.kern.velden


class Migration(migrations.Migration):
    dependencies = [
        ("formulieren", "0006_hoogste_dagen"),
    ]

    operations = [
        migrations.AddField(
            model_name="aanvraag",
            name="organisatie_email",
            field=portaal.kern.velden.EncryptedTextField(blank=True, default=""),
        ),
    ]
