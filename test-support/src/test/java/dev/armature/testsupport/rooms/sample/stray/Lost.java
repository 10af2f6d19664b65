package dev.armature.testsupport.rooms.sample.stray;

public final class Lost {}
