package dev.armature.permissions.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What cannot be seen of a file. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FileViewTest {

    /** Of a process that has ended, and that nobody waits for, the system shows a link to its program that it does not read. */
    @Test
    void a_link_that_cannot_be_read_leads_to_itself() throws Exception {
        Process parent = new ProcessBuilder("bash", "-c", "sleep 0.5 & echo $!; exec sleep 60").start();
        try (BufferedReader lines = parent.inputReader()) {
            Path link = Path.of("/proc", lines.readLine(), "exe");
            while (FileView.system().linkTarget(link).isPresent()
                    && !FileView.system().linkTarget(link).equals(Optional.of(link))) {
                Thread.onSpinWait();
            }

            assertThat(FileView.system().linkTarget(link)).contains(link);
        } finally {
            parent.destroyForcibly();
        }
    }
}
