module consumer.judge {
    requires dev.armature.permissions;
}
