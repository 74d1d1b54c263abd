package com.papertrade.ui.administration;

import com.papertrade.platform.job.JobStatus;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The recurring work of all instances: how it went, when it is due, and a button for those who cannot wait. */
@Route(AdministrationNavigation.PATH + "/jobs")
@PermitAll
class JobsView extends AdministrationTab<List<JobStatus>> {

    final Paragraph told = new Paragraph();
    final Table<JobStatus> jobs = new Table<>(
            "Jobs",
            List.of("Job", "State", "Last success", "Last failure", "Next run", ""),
            JobStatus::name,
            JobRow::new);

    JobsView(Office office, Background background) {
        super(office, background);
        jobs.empty.setText("There are no jobs.");
        told.getElement().setAttribute("role", "status");
        told.addClassName("muted");
        section("Jobs", told, jobs);
    }

    @Override
    List<JobStatus> read() {
        return office.jobs();
    }

    @Override
    void show(List<JobStatus> read) {
        jobs.show(read);
    }

    private void runNow(String job, JobRow row) {
        row.runNow.setEnabled(false);
        ask(
                () -> office.runNow(job),
                begins -> told(
                        row,
                        begins
                                ? "“%s” runs as soon as an instance is free.".formatted(job)
                                : "“%s” is running already.".formatted(job)),
                failed -> told(row, "“%s” could not be started: %s".formatted(job, sentence(failed))));
    }

    private void told(JobRow row, String sentence) {
        row.runNow.setEnabled(true);
        told.setText(sentence);
        refresh();
    }

    private final class JobRow extends TableRow<JobStatus> {

        private final Span job = name();
        private final Span state = cell("State");
        private final Span lastSuccess = cell("Last success");
        private final Span lastFailure = cell("Last failure");
        private final Span nextRun = cell("Next run");
        private final Button runNow = new Button("Run now", _ -> runNow(job.getText(), this));

        private JobRow() {
            cell("", runNow);
        }

        @Override
        void show(JobStatus status) {
            var when = when();
            job.setText(status.name());
            runNow.setAriaLabel("Run now: " + status.name());
            state.setText(words(status));
            state.setClassName("badge " + style(status));
            lastSuccess.setText(status.lastSuccess()
                    .map(at -> "%s (%s)".formatted(when.at(at), when.ago(at)))
                    .orElse(Figures.UNKNOWN));
            lastFailure.setText(status.lastFailure()
                    .map(failure -> "%s: %s".formatted(when.at(failure.at()), failure.sentence()))
                    .orElse(Figures.UNKNOWN));
            nextRun.setText(status.nextRun().map(when::next).orElse(Figures.UNKNOWN));
        }

        private static String words(JobStatus status) {
            if (status.running()) {
                return "running";
            }
            if (status.failed()) {
                return status.failuresInARow() == 1
                        ? "failed"
                        : "failed %d times in a row".formatted(status.failuresInARow());
            }
            return status.lastSuccess().isPresent() ? "done" : "has not run yet";
        }

        private static String style(JobStatus status) {
            return status.failed() && !status.running() ? "failed" : "";
        }
    }
}
