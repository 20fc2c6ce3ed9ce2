using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Reporting.Console.Figures;

/// <summary>A text in a picture: the name of SVG's element means something else in Razor.</summary>
public sealed class Label : ComponentBase
{
    [Parameter] public string X { get; set; } = "0";

    [Parameter] public string Y { get; set; } = "0";

    /// <summary>Which of its points stands at x: start, middle or end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    [Parameter] public string Words { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "fill", "#1d2330");
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
