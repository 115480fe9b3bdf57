// The words that links of version 1 are compressed against. Frozen: a changed letter makes every link unreadable that
// was made before. Another dictionary means another version of the link.

// What is most usual stands last, where a reference to it is the shortest.
const words = `    driver_opts:
      o: "bind"
      type: "nfs"
    ipam:
      config:
        - subnet: 172.20.0.0/16
          gateway: 172.20.0.1
    internal: true
    attachable: true
    driver: overlay
configs:
  source: nginx_conf
      target: /etc/nginx/nginx.conf
secrets:
  db_root_password:
    file: ./secrets/db_password.txt
    environment: "API_TOKEN"
    extends:
      file: common.yaml
      service: base
include:
  - path: ./compose.base.yml
x-logging: &default-logging
  <<: *default
    logging:
      driver: "json-file"
      options:
        max-size: "10m"
        max-file: "3"
    deploy:
      mode: replicated
      replicas: 2
      endpoint_mode: dnsrr
      update_config:
        parallelism: 1
        delay: 10s
        order: start-first
        failure_action: rollback
      rollback_config:
      restart_policy:
        condition: on-failure
        max_attempts: 3
        window: 120s
      placement:
        constraints:
          - node.role == manager
          - "node.labels.zone==east"
        preferences:
          - spread: node.labels.zone
      resources:
        limits:
          cpus: "0.50"
          memory: 512M
        reservations:
          devices:
            - driver: nvidia
              count: all
              capabilities: [gpu]
      labels:
        - "traefik.enable=true"
        - "traefik.http.routers.web.rule=Host(\`example.com\`)"
        - "traefik.http.routers.web.entrypoints=websecure"
        - "traefik.http.services.web.loadbalancer.server.port=8080"
    cap_add:
      - NET_ADMIN
    cap_drop:
      - ALL
    security_opt:
      - no-new-privileges:true
    privileged: true
    read_only: true
    tmpfs:
      - /tmp
    ulimits:
      nofile:
        soft: 65536
        hard: 65536
      memlock: -1
    sysctls:
      net.core.somaxconn: 1024
    shm_size: 1gb
    mem_limit: 512m
    cpus: 0.5
    stop_grace_period: 1m
    stop_signal: SIGTERM
    init: true
    tty: true
    stdin_open: true
    platform: linux/amd64
    pull_policy: always
    network_mode: host
    devices:
      - /dev/dri:/dev/dri
    extra_hosts:
      - "host.docker.internal:host-gateway"
    dns:
      - 1.1.1.1
    links:
      - db:mysql
    profiles:
      - debug
      - tools
    develop:
      watch:
        - action: sync
    hostname: localhost
    domainname: example.com
    user: "1000:1000"
    working_dir: /usr/src/app
    entrypoint: ["/docker-entrypoint.sh"]
    command: ["--config.file=/etc/prometheus/prometheus.yml", "sh", "-c"]
    command: redis-server --appendonly yes --requirepass
    command: npm run start
    command: python manage.py runserver 0.0.0.0:8000
FROM node:20-alpine AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci
RUN pip install -r requirements.txt
COPY . .
EXPOSE 8080
CMD ["python", "app.py"]
ENTRYPOINT ["/app/server"]
    build:
      context: .
      dockerfile: Dockerfile
      target: production
      args:
        - NODE_ENV=production
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
      test: ["CMD-SHELL", "pg_isready -U postgres"]
      test: ["CMD", "mysqladmin", "ping", "-h", "localhost"]
      test: ["CMD", "redis-cli", "ping"]
      test: wget --no-verbose --tries=1 --spider http://localhost/ || exit 1
      interval: 30s
      timeout: 10s
      retries: 5
      start_period: 30s
    image: docker.io/library/nginx:1.27-alpine
    image: ghcr.io/
    image: mariadb:11
    image: mongo:7
    image: mysql:8.0
    image: wordpress:latest
    image: traefik:v3.1
    image: rabbitmq:3-management
    image: confluentinc/cp-kafka:7.6.0
    image: grafana/grafana
    image: prom/prometheus
    image: redis:7-alpine
    image: postgres:16-alpine
    image: busybox
    image: ubuntu
    image: python:3.12-slim
    environment:
      TZ: Europe/London
      - PUID=1000
      - PGID=1000
      - LOG_LEVEL=info
      MYSQL_ROOT_PASSWORD: \${MYSQL_ROOT_PASSWORD:?err}
      MYSQL_DATABASE: wordpress
      MYSQL_USER: wordpress
      MYSQL_PASSWORD: password
      WORDPRESS_DB_HOST: db:3306
      MONGO_INITDB_ROOT_USERNAME: root
      MONGO_INITDB_ROOT_PASSWORD: example
      REDIS_URL: redis://redis:6379/0
      DATABASE_URL: postgresql://postgres:postgres@db:5432/app
      POSTGRES_DB: postgres
      POSTGRES_USER: postgres
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:-postgres}
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
      - SECRET_KEY=\${SECRET_KEY}
    env_file:
      - .env
      - path: ./default.env
        required: false
    depends_on:
      db:
        condition: service_healthy
      redis:
        condition: service_started
      migrate:
        condition: service_completed_successfully
    volumes:
      - type: bind
        source: ./data
        target: /data
        read_only: true
      - /var/run/docker.sock:/var/run/docker.sock:ro
      - /etc/localtime:/etc/localtime:ro
      - ./config:/config
      - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
      - mysql_data:/var/lib/mysql
      - redis_data:/data
      - db_data:/var/lib/postgresql/data
    expose:
      - "5432"
    ports:
      - target: 80
        published: "8080"
        protocol: tcp
        mode: host
      - "127.0.0.1:5432:5432"
      - "53:53/udp"
      - "443:443"
      - "8000:8000"
      - "3000:3000"
      - "8080:8080"
      - "80:80"
    container_name: app
    restart: always
    restart: on-failure
    restart: unless-stopped
    networks:
      default:
        aliases:
      - frontend
      - backend
networks:
  backend:
    driver: bridge
  default:
    external: true
    name: proxy
volumes:
  postgres_data: {}
  db_data:
    driver: local
# docker compose up
version: "3.8"
name: myapp

services:
  frontend:
  backend:
  nginx:
  worker:
  redis:
  db:
  app:
  api:
  web:
    image: nginx
    depends_on:
      - db
    ports:
      - "`;

// The link holds JSON, in which a new line and a quote are two letters each.
const keys = '"},"t":"swarm","n":"","o":{"kubernetes":{"namespace":"},"p":{"a":"compose.yaml","s":[0,0],"v":"problems"}}'
  + '{"f":{".env":"","Dockerfile":"","compose.override.yaml":"services:\\n","docker-compose.yml":"","compose.yaml":"';

export const DICTIONARY = new TextEncoder().encode(JSON.stringify(words).slice(1, -1) + keys);
