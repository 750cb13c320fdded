package dev.gatun.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every public type and member says what it is for. */
final class JavadocTest {

  @Test
  void publicMembersHaveDocumentation() throws IOException {
    List<Path> sources =
        House.compiled().flatMap(floor -> sources(House.ROOT.resolve(floor.folder()))).toList();
    assertFalse(sources.isEmpty(), "run the build from the root");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> undocumented = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask parser =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      DocTrees documentation = DocTrees.instance(parser);
      for (CompilationUnitTree unit : parser.parse()) {
        new Undocumented(documentation, undocumented).scan(unit, false);
      }
    }
    assertEquals(List.of(), undocumented, "public, but without documentation");
  }

  private static Stream<Path> sources(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects what is public all the way up, declared here, and has no comment. */
  private static final class Undocumented extends TreePathScanner<Void, Boolean> {

    private final DocTrees documentation;
    private final List<String> found;

    Undocumented(DocTrees documentation, List<String> found) {
      this.documentation = documentation;
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean inInterface) {
      if (isPublic(type.getModifiers(), inInterface)) {
        require(type.getSimpleName().toString());
        for (Tree member : type.getMembers()) {
          scan(member, type.getKind() == Tree.Kind.INTERFACE);
        }
      }
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean inInterface) {
      boolean inherited =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
      if (isPublic(method.getModifiers(), inInterface) && !inherited) {
        require(method.getName() + "(" + method.getParameters().size() + " parameters)");
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Boolean inInterface) {
      if (isPublic(field.getModifiers(), inInterface)) {
        require(field.getName().toString());
      }
      return null;
    }

    private static boolean isPublic(ModifiersTree modifiers, boolean inInterface) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private void require(String name) {
      TreePath path = getCurrentPath();
      if (documentation.getDocComment(path) == null) {
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = documentation.getSourcePositions().getStartPosition(unit, path.getLeaf());
        Path file = House.ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
        found.add(file + ":" + unit.getLineMap().getLineNumber(start) + " " + name);
      }
    }
  }
}
