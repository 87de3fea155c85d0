package hindcast.app;

import hindcast.app.aggregates.AggregatesModel;
import hindcast.app.aggregates.AggregatesView;
import hindcast.app.aggregates.StoreListing;
import hindcast.app.aggregates.find.FindModel;
import hindcast.app.aggregates.find.FindView;
import hindcast.app.command.DrawerModel;
import hindcast.app.command.DrawerModel.Origin;
import hindcast.app.command.DrawerView;
import hindcast.app.command.NewView;
import hindcast.app.command.StoreIssuer;
import hindcast.app.compare.CompareModel;
import hindcast.app.compare.CompareView;
import hindcast.app.compare.StoreSource;
import hindcast.app.connect.ConnectModel;
import hindcast.app.connect.ConnectView;
import hindcast.app.connect.Connections;
import hindcast.app.connect.Keyring;
import hindcast.app.connect.Passwords;
import hindcast.app.fx.Job;
import hindcast.app.log.LiveLog;
import hindcast.app.log.MarkModel;
import hindcast.app.log.MarkView;
import hindcast.app.log.MarkWords;
import hindcast.app.menu.FileMenu;
import hindcast.app.projections.ProjectionsView;
import hindcast.app.projections.detail.DetailModel;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.Decisions;
import hindcast.app.projections.lag.LagModel;
import hindcast.app.projections.lag.LagView;
import hindcast.app.projections.lag.StoreDecisions;
import hindcast.app.projections.rows.RowsModel;
import hindcast.app.projections.rows.RowsView;
import hindcast.app.projections.rebuild.RebuildModel;
import hindcast.app.projections.rebuild.StoreGenerations;
import hindcast.app.projections.verify.StoreChecks;
import hindcast.app.projections.verify.VerifyModel;
import hindcast.app.session.Libpq;
import hindcast.app.session.QuietRunner;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.frame.Actions;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Link;
import hindcast.app.frame.MasterDetail;
import hindcast.app.shell.Place;
import hindcast.app.frame.FrameModel;
import hindcast.app.frame.FrameView;
import hindcast.app.time.MomentText;
import hindcast.app.timeline.TimelineView;
import hindcast.app.timeline.causes.StoreCauses;
import hindcast.app.timeline.travel.StoreTimelines;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.app.whatif.WhatIfModel;
import hindcast.domain.Shop;
import hindcast.store.StreamQuery;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.admin.Rows;
import hindcast.store.projection.lag.LagWatch;
import hindcast.store.verify.rows.RowOf;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Parent;

/// Every `new` of the window, on one page: the frame at once, the choice of a store after the first paint, the screens of a store when it
/// is open.
final class Wiring implements Actions {
    private static final String PLACE = "place";
    private static final String USER = System.getProperty("user.name");

    private final Desk desk;
    private final Path settings;
    private final FrameModel model;
    private final FrameView shell;
    private final MarkModel marks;
    private final LagView lag;
    private Optional<LiveLog> live = Optional.empty();
    private Optional<StoreGenerations> generations = Optional.empty();
    private Optional<ConnectModel> connecting = Optional.empty();
    private Optional<Link> wanted = Optional.empty();
    private Errand errand = Errand.NONE;
    private Optional<Target.Embedded> embedded = Optional.empty();

    /// Makes the frame, and touches nothing that would keep the first window waiting.
    ///
    /// @param settings the folder of what the user has saved
    Wiring(Desk desk, Path settings) {
        this.desk = desk;
        this.settings = settings;
        this.model = new FrameModel(desk.background(), desk.times(), desk.asOf());
        this.shell = new FrameView(model, desk, this);
        this.marks = new MarkModel(desk.background(), System::nanoTime);
        shell.show(new MarkView(marks, desk));
        this.lag = new LagView(desk);
        shell.show(lag);
        // A screen may have said more exactly where one is before this is heard.
        desk.navigator().place().subscribe(_ -> remember(desk.navigator().place().get()));
        model.answering().subscribe((before, now) -> live.filter(_ -> now && !before).ifPresent(LiveLog::nudge));
    }

    Parent root() {
        return shell.root();
    }

    /// Makes the choice of a store, and opens the one that was named, the one that was open last, or the embedded one.
    void start(Start start) {
        ConnectModel connect = choose(new Keyring(), start.embedded());
        errand = start.errand();
        wanted = errand.link().or(() -> desk.remembered().text(PLACE).flatMap(Link::parse));
        start.named().ifPresentOrElse(connect::open, () -> connect.resume(wanted.map(Link::connection).orElse(""), start.embedded()));
    }

    /// Makes the choice of a store and opens none.
    ConnectModel choose(Passwords passwords, Target.Embedded otherwise) {
        Connections saved = new Connections(settings.resolve("connections.json"));
        ConnectModel connect = new ConnectModel(desk.background(), new Stores(), saved, passwords, this::opened);
        connecting = Optional.of(connect);
        embedded = Optional.of(otherwise);
        shell.add(Place.Connect.class, new ConnectView(connect, desk, Libpq.ofProcess(), otherwise));
        return connect;
    }

    /// Shows a place of a store that is open already and stays so.
    void show(Session session, Place place) {
        wanted = Optional.of(new Link("", place));
        opened(session);
    }

    /// Follows the store no longer; the window is closed already, the store stays open.
    void leave() {
        live.ifPresent(LiveLog::close);
        lag.leave();
        leaveGenerations();
    }

    /// Gives the store back; the window is closed already.
    void stop() {
        leave();
        model.session().get().ifPresent(Session::close);
        desk.remembered().save();
    }

    private void opened(Session session) {
        Optional<Session> before = model.session().get();
        LiveLog log = follow(session);
        Projections readModels = session.projections();
        DrawerView drawer = drawer(session);
        FindView find = new FindView(new FindModel(desk.background(), session.search()::find, desk.remembered()), desk);
        AggregatesModel listed = new AggregatesModel(desk.background(), new StoreListing(session.store(), session.aggregates()));
        AggregatesView list = new AggregatesView(listed, find, drawer.model()::begun, desk, log);
        StoreTimelines timelines = new StoreTimelines(session.store(), session.aggregates());
        TimelineView timeline = new TimelineView(new TimelineModel(
                timelines, desk.background(), desk.times(), desk.asOf(), desk.navigator()),
                new TimelineView.Sources(new RowOf(readModels)::of, new StoreCauses(session.causes()),
                        new WhatIfModel(Shop.aggregates(), desk.background(), Instant::now)), drawer, desk, log);
        MasterDetail explore = new MasterDetail(list, timeline, new NewView(drawer, desk, Wiring::id), find, desk);
        desk.asOf().live();
        model.opened(session);
        shell.add(Place.Aggregates.class, explore);
        shell.add(Place.Timeline.class, explore);
        shell.add(Place.Find.class, explore);
        shell.add(Place.Command.class, explore);
        shell.add(Place.New.class, explore);
        shell.add(Place.Compare.class, new CompareView(new CompareModel(
                new StoreSource(session.store(), timelines), desk.background(), desk.times(), desk.asOf(), desk.navigator()), desk));
        shell.add(Place.Projections.class, projections(session));
        shell.add(Place.Rows.class, new RowsView(new RowsModel(desk.background(), readModels.all(), new Rows(readModels)::page), desk));
        String name = session.connection().name();
        desk.navigator().restart(wanted.filter(link -> link.connection().isEmpty() || link.connection().equals(name)).map(Link::place)
                .filter(place -> !(place instanceof Place.Connect)).orElseGet(() -> new Place.Aggregates(StreamQuery.ALL)));
        wanted = Optional.empty();
        arrived(name);
        before.ifPresent(this::close);
        if (session.target() instanceof Target.Embedded) {
            // Nobody else keeps its read models up to date. That of the user's database is the user's to run.
            desk.background().run(() -> session.keepUp(new QuietRunner()));
        }
    }

    private DrawerView drawer(Session session) {
        Origin origin = new Origin(Instant::now, System::nanoTime, Wiring::id, USER);
        return new DrawerView(new DrawerModel(new StoreIssuer(session, Shop.aggregates()), desk.background(), origin), desk);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private ProjectionsView projections(Session session) {
        Projections projections = session.projections();
        LagWatch watch = new LagWatch(projections, mark -> new MarkWords(mark, List.of()).held().orElse(""), Instant::now);
        LagModel watched = new LagModel(desk.background(), watch::look, projections.all().stream().map(Projection::name).toList());
        Decisions decisions = new StoreDecisions(session, projections, USER);
        DetailModel detail = new DetailModel(desk.background(), decisions);
        Runnable changed = () -> {
            watched.look();
            detail.refresh();
        };
        RebuildModel rebuild = new RebuildModel(
                desk.background(), generations(session), changed, System::nanoTime, () -> new MomentText(desk.times().zone().get(), desk.times().now()));
        VerifyModel verify = new VerifyModel(
                desk.background(), new StoreChecks(session, USER), (title, work) -> Job.start(title, desk.background(), work));
        lag.show(watched);
        return new ProjectionsView(new ProjectionsView.Models(watched, detail, new DecisionModel(desk.background(), decisions, changed), rebuild, verify),
                desk, session.connection());
    }

    /// Those of the store before are left; a rebuild of theirs can be gone on with.
    private StoreGenerations generations(Session session) {
        leaveGenerations();
        StoreGenerations made = new StoreGenerations(session, USER);
        generations = Optional.of(made);
        return made;
    }

    private void leaveGenerations() {
        generations.ifPresent(before -> desk.background().run(before::close));
        generations = Optional.empty();
    }

    /// One tail for each open store. It asks the heart of the frame when it misses the server or meets it again, and that has the word.
    private LiveLog follow(Session session) {
        live.ifPresent(LiveLog::close);
        LiveLog log = new LiveLog(session.log(), desk.background(), System::nanoTime);
        live = Optional.of(log);
        marks.show(log, session.target() instanceof Target.Embedded);
        log.state().subscribe((_, _) -> model.beat());
        log.listen(news -> {
            if (news.replaced()) {
                shell.refresh();
            }
        });
        log.whenLate(shell::refresh);
        log.start();
        return log;
    }

    private void close(Session session) {
        desk.background().run(session::close);
    }

    @Override
    public void follow(Link link) {
        run(Errand.to(link));
    }

    /// Does what is asked of a window that has started already, when its store is open.
    void run(Errand asked) {
        errand = asked;
        String name = asked.link().map(Link::connection).orElse("");
        Optional<String> open = model.session().get().map(session -> session.connection().name());
        if (open.isPresent() && (name.isEmpty() || name.equals(open.get()))) {
            asked.link().map(Link::place).ifPresent(desk.navigator()::go);
            arrived(open.get());
        } else {
            wanted = asked.link().or(() -> wanted);
            if (!name.isEmpty()) {
                desk.navigator().go(new Place.Connect());
                connecting.ifPresent(connect -> embedded.ifPresent(otherwise -> connect.resume(name, otherwise)));
            }
        }
    }

    private void arrived(String name) {
        errand.after(name, desk, file -> importEvents(Optional.of(file)));
        errand = Errand.NONE;
    }

    @Override
    public void importEvents(Optional<Path> file) {
        menu().ifPresent(menu -> menu.importEvents(file));
    }

    @Override
    public void exportEvents() {
        menu().ifPresent(FileMenu::exportEvents);
    }

    @Override
    public void addSample() {
        menu().ifPresent(FileMenu::addSample);
    }

    private Optional<FileMenu> menu() {
        return model.session().get().map(session -> new FileMenu(desk, session, shell::refresh));
    }

    private void remember(Place place) {
        model.session().get().filter(open -> !(place instanceof Place.Connect)).ifPresent(open -> {
            desk.remembered().put(PLACE, new Link(open.connection().name(), place.lasting()));
            desk.background().run(desk.remembered()::save);
        });
    }
}
