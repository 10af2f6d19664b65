package dev.armature.permissions.shell.syntax;

import java.util.List;

/**
 * {@code <<word}: the lines up to one that equals the delimiter.
 *
 * <p>Not a record, as its body stands after the rest of its line: the parser makes the node first and fills in the body
 * once, before anybody else sees it. Two of them are equal only if they are the same.
 */
public final class HereDocument implements Redirection {

    private final Span span;
    private final Descriptor descriptor;
    private final String delimiter;
    private final boolean quoted;
    private final boolean stripsTabs;
    private Span bodySpan;
    private List<WordPart> body = List.of();

    HereDocument(Span span, Descriptor descriptor, String delimiter, boolean quoted, boolean stripsTabs) {
        this.span = span;
        this.descriptor = descriptor;
        this.delimiter = delimiter;
        this.quoted = quoted;
        this.stripsTabs = stripsTabs;
        this.bodySpan = new Span(span.end(), span.end());
    }

    void fill(Span where, List<WordPart> parts) {
        bodySpan = where;
        body = List.copyOf(parts);
    }

    /** Where the operator and the delimiter stand. */
    @Override
    public Span span() {
        return span;
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    /** The delimiter after quote removal. */
    public String delimiter() {
        return delimiter;
    }

    /** Whether some of the delimiter was quoted: then the body is taken as it is, one literal part at most. */
    public boolean quoted() {
        return quoted;
    }

    /** Written {@code <<-}: the tabs at the start of lines are not part of the body. */
    public boolean stripsTabs() {
        return stripsTabs;
    }

    /** Where the body stands, without the line of the delimiter. */
    public Span bodySpan() {
        return bodySpan;
    }

    /** The body, each line with its newline; no parts if there are no lines. */
    public List<WordPart> body() {
        return body;
    }

    @Override
    public String toString() {
        return "HereDocument[delimiter=" + delimiter + ", quoted=" + quoted + ", body=" + body + "]";
    }
}
