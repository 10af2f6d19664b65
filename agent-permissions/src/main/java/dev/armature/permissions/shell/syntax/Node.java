package dev.armature.permissions.shell.syntax;

/** Anything in the tree that stands somewhere in the text. {@link Walker#children} lists what it is made of. */
public sealed interface Node
        permits Script,
                CommandList,
                CommandList.Entry,
                AndOr,
                AndOr.Link,
                Pipeline,
                Command,
                Compound,
                Compound.Branch,
                Compound.CaseItem,
                Assignment,
                Subscript,
                Redirection,
                Word,
                WordPart,
                WordPart.ArrayElement,
                Parameter,
                Arithmetic,
                Arithmetic.Term,
                Test {

    /** Where it stands. A node read from within backquotes or a here-document spans its characters in the whole text. */
    Span span();
}
