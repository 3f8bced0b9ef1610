# One image for web, worker, beat and the migrate job; docker-compose.yml shows how each is started.

FROM python:3.11-slim-bookworm AS pakketten
COPY requirements/basis.txt /tmp/basis.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/basis.txt

FROM python:3.11-slim-bookworm
RUN groupadd --system --gid 10001 portaal \
    && useradd --system --uid 10001 --gid portaal --no-create-home --shell /usr/sbin/nologin portaal \
    && install -d -o portaal -g portaal /data/bestanden
COPY --from=pakketten /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=portaal.settings.productie \
    PORTAAL_OMGEVING=productie \
    BESTANDEN_MAP=/data/bestanden \
    STATIC_MAP=/app/static
WORKDIR /app
COPY . .
# The demo's settings need no secrets, and name the same static files.
RUN DJANGO_SETTINGS_MODULE=portaal.settings.demo PORTAAL_OMGEVING=demo python manage.py collectstatic --noinput -v 0 \
    && python -m compileall -q portaal cms
USER portaal
EXPOSE 8000
CMD ["gunicorn", "portaal.wsgi", "--bind", "0.0.0.0:8000"]
