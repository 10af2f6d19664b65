/** Small programs that use what the modules export, and nothing else. */
module dev.armature.examples.snippets {
    requires static org.jspecify;
    requires dev.armature.core;
    requires dev.armature.models;
    requires dev.armature.testkit;
    requires dev.armature.toolbox;
}
