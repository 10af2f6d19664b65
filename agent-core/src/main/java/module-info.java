/** The query engine: models, sessions, context, approvals and the front door. */
module dev.armature.core {
    requires static transitive org.jspecify;
    requires transitive dev.armature.permissions;
    requires transitive dev.armature.prompts;
    requires transitive dev.armature.tools;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;

    uses dev.armature.core.spi.ModelProvider;

    exports dev.armature.core;
    exports dev.armature.core.approval;
    exports dev.armature.core.event;
    exports dev.armature.core.message;
    exports dev.armature.core.model;
    exports dev.armature.core.session;
    exports dev.armature.core.spi;
    exports dev.armature.core.usage;
}
