module consumer.toolbox {
    requires dev.armature.toolbox;
}
