import os

import flask
import redis

app = flask.Flask(__name__)
store = redis.Redis(host=os.environ["REDIS_HOST"])


@app.get("/")
def visits():
    return f"Visit number {store.incr('visits')}\n"
