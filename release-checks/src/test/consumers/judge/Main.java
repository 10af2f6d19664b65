package consumer.judge;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import java.nio.file.Path;

public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Action action = new Action.RunCommand("git status", Path.of("/"), Shell.BASH);

        String text = switch (action) {
            case Action.RunCommand run -> "run " + run.command();
            case Action.ReadPath read -> "read " + read.path();
            case Action.WritePath write -> "write " + write.path();
            case Action.Fetch fetch -> "fetch " + fetch.uri();
            case Action.UseTool use -> "use " + use.tool();
        };

        System.out.println(text);
    }
}
