package org.openviid.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Label;
import org.openviid.schema.Remedies;
import org.openviid.schema.ViidException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Explains an error by its code.
@Command(
    name = "explain",
    description = {
      "Explain an error: what it says, why it happens, what to do. {0}, {1} … stand for names and values.",
      "docs/errors.md has all of them."
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CODE", description = "Such as OV-1826, or 1826.")
  String code = "";

  @Option(names = "--lang", description = "zh or en; both without.")
  @Nullable String language;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String asked = code.strip().toUpperCase(Locale.ROOT);
    String full = asked.startsWith("OV-") ? asked : "OV-" + asked;
    ErrorText error =
        ErrorTexts.all().stream()
            .filter(text -> text.code().equals(full))
            .findFirst()
            .orElseThrow(() -> new ViidException("OV-2462", code));
    Remedies.Remedy remedy = Remedies.builtIn().of(error);
    PrintWriter out = spec.commandLine().getOut();
    out.println(error.code());
    line(out, "", new Label(error.zh(), error.en()));
    line(out, "why 原因: ", remedy.cause());
    line(out, "do 处理: ", remedy.cure());
    out.flush();
    return 0;
  }

  private void line(PrintWriter out, String mark, Label text) {
    if (!"en".equals(language)) {
      out.println("  " + mark + text.zh());
    }
    if (!"zh".equals(language)) {
      out.println("  " + mark + text.en());
    }
  }
}
