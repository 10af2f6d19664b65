/** The query engine: models, sessions, context, approvals and the front door. */
module dev.armature.core {
    requires static transitive org.jspecify;
    requires transitive dev.armature.permissions;
    requires transitive dev.armature.tools;
    requires com.fasterxml.jackson.databind;

    exports dev.armature.core.message;
    exports dev.armature.core.model;
    exports dev.armature.core.usage;
}
