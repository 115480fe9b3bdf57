//! The project that is measured.

#[allow(clippy::format_push_string, reason = "nobody waits for the input of a benchmark")]
/// A project of services as people write them, each of which waits for the one before.
pub(crate) fn project(services: usize) -> String {
    let mut text = "services:\n".to_owned();
    for i in 0..services {
        let wait = match i {
            0 => String::new(),
            _ => format!("    depends_on:\n      app{}: {{condition: service_healthy}}\n", i - 1),
        };
        text += &format!(
            "  app{i}:\n    image: registry.example.com/team/app{i}:1.{i}\n    restart: unless-stopped\n    \
             command: [serve, --port, \"8080\", --name=app{i}]\n    environment:\n      LOG_LEVEL: info\n      \
             DATABASE_URL: postgres://app:pw@app0:5432/app\n      CACHE: ${{CACHE:-redis}}\n    ports:\n      \
             - \"{}:8080\"\n    volumes:\n      - data{i}:/var/lib/data\n    healthcheck:\n      \
             test: [CMD, curl, -f, \"http://localhost:8080/health\"]\n      interval: 10s\n      retries: 5\n    \
             deploy:\n      replicas: 2\n      resources:\n        limits: {{cpus: \"0.5\", memory: 256M}}\n    \
             labels:\n      com.example.tier: backend\n{wait}",
            8000 + i
        );
    }
    text.push_str("volumes:\n");
    for i in 0..services {
        text += &format!("  data{i}:\n");
    }
    text
}
