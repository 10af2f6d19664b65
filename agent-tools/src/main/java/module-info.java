/** The tool contract and the built-in tools. */
@SuppressWarnings("module") // the one qualified export names a module that is built after this one
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

    provides dev.armature.tools.spi.ToolProvider with
            dev.armature.tools.BuiltInToolProvider;

    exports dev.armature.tools.text to
            dev.armature.core;
}
