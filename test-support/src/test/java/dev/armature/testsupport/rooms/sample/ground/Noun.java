package dev.armature.testsupport.rooms.sample.ground;

import dev.armature.testsupport.rooms.sample.Door;
import dev.armature.testsupport.rooms.sample.feature.Verb;

public final class Noun {

    Door[] doors(Verb verb) {
        return new Door[] {};
    }
}
