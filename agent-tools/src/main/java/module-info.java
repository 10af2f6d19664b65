/** What a tool is, and the one place that starts processes. */
@SuppressWarnings("module") // the one qualified export names modules that are built after this one
module dev.armature.tools {
    requires static transitive org.jspecify;
    requires transitive dev.armature.permissions;
    requires com.fasterxml.jackson.core;

    exports dev.armature.tools;
    exports dev.armature.tools.content;
    exports dev.armature.tools.contract;
    exports dev.armature.tools.network;
    exports dev.armature.tools.process;
    exports dev.armature.tools.schema;
    exports dev.armature.tools.spi;

    uses dev.armature.tools.spi.ToolProvider;

    exports dev.armature.tools.text to
            dev.armature.core,
            dev.armature.toolbox;
}
