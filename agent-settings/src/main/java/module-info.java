/** Settings files of an agent: read in layers, each value with where it comes from. */
module dev.armature.settings {
    requires static transitive org.jspecify;
    requires transitive dev.armature.permissions;
    requires com.fasterxml.jackson.core;

    exports dev.armature.settings;
}
