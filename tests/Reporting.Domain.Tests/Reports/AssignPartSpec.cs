using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class AssignPartSpec : ReportSpec
{
    private static readonly UnitRegistered Room = Below(Xuan, "01-xuan-vp", "Văn phòng", "room");
    private static readonly UnitRegistered Desk = Below(Room.UnitId, "01-xuan-vp-1", "Tổ một", "room");
    private static readonly UnitRegister WithRooms = UnitRegister.Fold(Units, [Room, Desk]);

    private static readonly DateTimeOffset Due = Local("2026-07-20 00:00").ToUniversalTime();
    private static readonly ReportAssigned Owed = Assigned with { DueAt = Due, CalendarVersion = 1 };

    private static readonly AssignPart ToRoom = new(
        July, Parent: null, Room.UnitId, Account: null, Cells: null, DueAt: null, IsShort: false,
        Local("2026-07-01 08:00"), Ana);

    private static readonly PartAssigned First = new(
        July, 1, null, Room.UnitId, null, null, Local("2026-07-17 00:00").ToUniversalTime(), null, Ana);

    private static Func<Report, Decision<ReportEvent>> Assign(AssignPart command) =>
        state => AssignPart.Decide(command, Malaria, Calendar(), WithRooms, state);

    [Fact]
    public void D2_D5_A_room_gets_it_a_working_day_earlier() => Given(Owed).When(Assign(ToRoom)).Then(First);

    [Fact]
    public void D2_D3_A_person_gets_some_cells() => Given(Owed).When(Assign(ToRoom with
    {
        Unit = null, Account = Binh, Cells = ["male", "female"], DueAt = Local("2026-07-10 17:00"),
    })).Then(First with
    {
        Unit = null, Account = Binh, Cells = ["male", "female"], DueAt = Local("2026-07-10 17:00").ToUniversalTime(),
    });

    [Fact]
    public void D4_The_chain_goes_on_and_each_deadline_lies_before_the_one_above() =>
        Given(Owed, First).When(Assign(ToRoom with { Parent = 1, Unit = Desk.UnitId })).Then(First with
        {
            Part = 2, Parent = 1, Unit = Desk.UnitId, DueAt = Local("2026-07-16 00:00").ToUniversalTime(),
        });

    [Fact]
    public void D5_Less_than_a_working_day_is_warned_of()
    {
        var late = ToRoom with { DueAt = Local("2026-07-17 17:00") };
        Given(Owed).When(Assign(late)).ThenRefused("assignment.short-notice", "dueAt", "isShort");
        Given(Owed).When(Assign(late with { IsShort = true }))
            .Then(First with { DueAt = late.DueAt!.Value.ToUniversalTime(), IsShort = true });
    }

    [Theory]
    [InlineData("2026-07-20 00:00")]
    [InlineData("2026-07-21 00:00")]
    [InlineData("2026-07-01 08:00")]
    public void D5_An_internal_deadline_is_earlier_and_ahead(string dueAt) =>
        Given(Owed).When(Assign(ToRoom with { DueAt = Local(dueAt) })).ThenRefused("assignment.not-earlier", "dueAt");

    [Fact]
    public void A_report_without_a_deadline_needs_one_for_the_part() =>
        Given(Assigned).When(Assign(ToRoom)).ThenRefused("assignment.no-deadline", "dueAt");

    [Fact]
    public void It_is_for_one_holder()
    {
        Given(Owed).When(Assign(ToRoom with { Unit = null })).ThenRefused("assignment.one-holder", "unit", "account");
        Given(Owed).When(Assign(ToRoom with { Account = Binh })).ThenRefused("assignment.one-holder", "unit", "account");
    }

    [Fact]
    public void It_stays_below_the_unit()
    {
        Given(Owed).When(Assign(ToRoom with { Unit = Thu })).ThenRefused("assignment.not-below", "01-thu");
        Given(Owed).When(Assign(ToRoom with { Unit = Xuan })).ThenRefused("assignment.not-below", "01-xuan");
        var nobody = new UnitId(Guid.Empty);
        Given(Owed).When(Assign(ToRoom with { Unit = nobody })).ThenRefused("unit.unknown", $"{nobody.Value}");
    }

    [Fact]
    public void D3_The_cells_are_the_forms_and_the_parents()
    {
        Given(Owed).When(Assign(ToRoom with { Cells = [] })).ThenRefused("assignment.no-cells", "cells");
        Given(Owed).When(Assign(ToRoom with { Cells = ["deaths"] }))
            .ThenRefused("report.figure-not-in-template", "deaths");
        Given(Owed).When(Assign(ToRoom with { Cells = ["male", "male"] })).ThenRefused("report.figure-twice", "male");
        Given(Owed with { Cells = ["male"] }).When(Assign(ToRoom with { Cells = ["female"] }))
            .ThenRefused("report.cell-not-asked", "female");
    }

    [Fact]
    public void A_part_that_is_not_there_is_not_assigned_on() => Given(Owed)
        .When(Assign(ToRoom with { Parent = 7 })).ThenRefused("assignment.part-unknown", "part");

    [Fact]
    public void What_is_sent_is_not_assigned_on() => Given([.. ToSent]).When(Assign(ToRoom))
        .ThenRefused("assignment.not-open");

    [Fact]
    public void D3_Whoever_has_a_part_enters_its_cells_and_no_others()
    {
        var room = new Account(null, [new Grant(Role.Enter, Room.UnitId)]);
        var report = Fold(Owed, First with { Cells = ["male"] });
        Assert.True(report.MayEnter(room, Chi, WithRooms));
        Assert.Equal(["male"], report.CellsFor(room, Chi, WithRooms));
        Assert.False(Fold(Owed).MayEnter(room, Chi, WithRooms));
        var person = Fold(Owed, First with { Unit = null, Account = Binh });
        Assert.True(person.MayEnter(new Account(null, []), Binh, WithRooms));
        Assert.False(person.MayEnter(new Account(null, []), Chi, WithRooms));
        Given(Owed).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("male", 1), new("cost", 2)], [], Binh) { Within = ["male"] }, Malaria, state))
            .ThenRefused("report.cell-not-asked", "cost");
        Given(Owed with { Cells = ["male"] }).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("cost", 2)], [], Binh), Malaria, state))
            .ThenRefused("report.cell-not-asked", "cost");
    }
}
