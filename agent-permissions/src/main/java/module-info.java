/** May this happen? A permission engine that understands bash, usable alone. */
module dev.armature.permissions {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;

    exports dev.armature.permissions;
    exports dev.armature.permissions.action;
    exports dev.armature.permissions.decision;
    exports dev.armature.permissions.rule;
    exports dev.armature.permissions.sandbox;
    exports dev.armature.permissions.spi;
    exports dev.armature.permissions.trust;

    uses dev.armature.permissions.spi.CommandCheck;
    uses dev.armature.permissions.spi.CommandModelProvider;
}
