package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.http.HttpReply;

/** Answers the requests of one path. */
interface Endpoint {
    HttpReply handle(Draft draft);
}
