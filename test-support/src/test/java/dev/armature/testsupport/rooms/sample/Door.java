package dev.armature.testsupport.rooms.sample;

import dev.armature.testsupport.rooms.sample.feature.Verb;

public final class Door {

    Verb verb() {
        return new Verb();
    }
}
