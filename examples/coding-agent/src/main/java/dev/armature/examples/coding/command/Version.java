package dev.armature.examples.coding.command;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"armature " + Version.class.getPackage().getImplementationVersion()};
    }
}
