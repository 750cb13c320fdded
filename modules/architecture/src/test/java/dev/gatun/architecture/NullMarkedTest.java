package dev.gatun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** In every package a type without {@code @Nullable} means that there is no null. */
final class NullMarkedTest {

  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

  @Test
  void everyPackageIsNullMarked() {
    assertFalse(House.CLASSES.isEmpty());
    classes().should(beInNullMarkedPackage()).check(House.CLASSES);
  }

  private static ArchCondition<JavaClass> beInNullMarkedPackage() {
    return new ArchCondition<>("be in a package whose package-info.java says @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaPackage home = type.getPackage();
        boolean marked = type.getName().equals("module-info") || home.isAnnotatedWith(NULL_MARKED);
        String message = "package " + home.getName() + " of " + type.getName();
        events.add(new SimpleConditionEvent(type, marked, message + (marked ? " is" : " is not")));
      }
    };
  }
}
