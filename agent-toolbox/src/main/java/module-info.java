/** The built-in tools: they show, find and change files, and run commands. */
module dev.armature.toolbox {
    requires static transitive org.jspecify;
    requires transitive dev.armature.tools;

    exports dev.armature.toolbox;

    provides dev.armature.tools.spi.ToolProvider with
            dev.armature.toolbox.BuiltInToolProvider;

    // The records of their inputs are made over there, as those of anybody's tools are.
    opens dev.armature.toolbox.builtin.file to
            dev.armature.tools;
    opens dev.armature.toolbox.builtin.search to
            dev.armature.tools;
    opens dev.armature.toolbox.builtin.shell to
            dev.armature.tools;
}
