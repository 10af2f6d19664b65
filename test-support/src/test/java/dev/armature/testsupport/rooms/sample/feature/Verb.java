package dev.armature.testsupport.rooms.sample.feature;

import dev.armature.testsupport.rooms.sample.ground.Noun;

public final class Verb {

    Noun object() {
        return new Noun();
    }
}
