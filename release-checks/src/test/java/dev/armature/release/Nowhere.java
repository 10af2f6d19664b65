package dev.armature.release;

import java.io.OutputStream;
import java.net.URI;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Where a compiler's class files go when nobody wants them. */
final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {

    Nowhere(JavaCompiler compiler, DiagnosticListener<JavaFileObject> listener) {
        super(compiler.getStandardFileManager(listener, null, null));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("nowhere:///" + name.replace('.', '/') + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return OutputStream.nullOutputStream();
            }
        };
    }
}
