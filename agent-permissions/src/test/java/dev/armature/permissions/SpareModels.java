package dev.armature.permissions;

import dev.armature.permissions.spi.CommandModelProvider;

/** A provider from another jar, as {@link java.util.ServiceLoader} finds it. */
public final class SpareModels implements CommandModelProvider {

    @Override
    public String name() {
        return "spare";
    }

    @Override
    public String models() {
        return """
                spareview
                  flags -v --verbose
                  operands read*
                  reads spareview -v a.txt
                  asks spareview --delete a.txt
                """;
    }
}
